//! What people and other programs rely on, tried from outside.

mod publish;

//! One binary for every integration test: one module a face or room.

mod imaging;

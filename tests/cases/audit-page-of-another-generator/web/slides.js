localStorage.setItem("seen", "1");

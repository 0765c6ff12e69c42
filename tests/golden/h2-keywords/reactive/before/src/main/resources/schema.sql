CREATE TABLE entry (id INT, value INT);

insert into bottle (id, year) values (1, 1990);

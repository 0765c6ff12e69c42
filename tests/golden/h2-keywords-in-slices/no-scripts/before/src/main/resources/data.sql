insert into bottle (id) values (1);

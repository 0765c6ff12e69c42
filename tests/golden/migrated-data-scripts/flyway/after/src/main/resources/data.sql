insert into box (id) values (1);

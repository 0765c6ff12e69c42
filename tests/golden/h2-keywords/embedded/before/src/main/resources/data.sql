insert into user (id) values (1);

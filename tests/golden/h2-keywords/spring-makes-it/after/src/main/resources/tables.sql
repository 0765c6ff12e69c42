create table user (id int primary key, value varchar(20));

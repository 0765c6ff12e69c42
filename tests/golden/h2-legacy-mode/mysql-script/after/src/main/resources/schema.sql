create table t (id int(11) primary key, n boolean);
select * from t where n = 1;

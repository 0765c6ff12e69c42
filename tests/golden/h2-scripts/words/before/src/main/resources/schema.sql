CREATE TABLE item (
  id BINARY(255) PRIMARY KEY,
  price DECIMAL NOT NULL, tax numeric(10, 2),
  data BINARY VARYING(10),
  made DATE
);
ALTER TABLE item ADD COLUMN cost DEC;
INSERT INTO item (price, made) VALUES (1.25, TO_DATE('01-02-2020', 'dd-MM-yyyy'));
INSERT INTO item (price, made) VALUES (1.25, to_timestamp('2020-02-01 10:11:12', 'YYYY-MM-DD HH24:MI:SS'));
INSERT INTO item (price, made) VALUES (1.25, parsedatetime('17-09-2012 18:47:52', 'dd-MM-yyyy hh:mm:ss'));
INSERT INTO item (price, made) VALUES (1.25, parsedatetime('2012-09-17', 'yyyy-MM-dd'));
INSERT INTO item (price, made) VALUES (1.25, TO_DATE('01-FEB-2020', 'DD-MON-YYYY'));

create table car (
  id bigint generated always as identity (start with 1, increment by 1),
  price decimal(10, 2),
  primary key (id, price)
);

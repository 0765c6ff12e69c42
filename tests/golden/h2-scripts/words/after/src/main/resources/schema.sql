CREATE TABLE item (
  id varbinary(255) PRIMARY KEY,
  price number NOT NULL, tax numeric(10, 2),
  data BINARY VARYING(10),
  made DATE
);
ALTER TABLE item ADD COLUMN cost number;
INSERT INTO item (price, made) VALUES (1.25, DATE '2020-02-01');
INSERT INTO item (price, made) VALUES (1.25, TIMESTAMP '2020-02-01 10:11:12');
INSERT INTO item (price, made) VALUES (1.25, TIMESTAMP '2012-09-17 18:47:52');
INSERT INTO item (price, made) VALUES (1.25, parsedatetime('2012-09-17', 'yyyy-MM-dd'));
INSERT INTO item (price, made) VALUES (1.25, TO_DATE('01-FEB-2020', 'DD-MON-YYYY'));

create table car (
  id bigint generated always as identity (start with 1 increment by 1),
  price decimal(10, 2),
  primary key (id, price)
);

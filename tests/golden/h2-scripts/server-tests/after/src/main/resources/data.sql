insert into tariff values (1, TO_DATE('2021/03/01', 'YYYY/MM/DD'), 9.5);

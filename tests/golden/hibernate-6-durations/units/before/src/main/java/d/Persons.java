package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.born > current_date - 7")
    List<Person> q0();

    @Query("select p from Person p where p.born + 1 <= current_date() and p.seen < current_timestamp - 1")
    List<Person> q1();

    @Query("select p from Person p where p.born > current_date - :days")
    List<Person> q2(@Param("days") int days);

    @Query("select p from Person p where datediff('DAY', p.born, current_date) > 1")
    List<Person> q3();

    @Query("select p from Person p where function('dateadd', 'MONTH', 1, p.born) > current_date")
    List<Person> q4();
}

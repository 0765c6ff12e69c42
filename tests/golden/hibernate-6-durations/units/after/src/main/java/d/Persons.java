package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.born > current_date - 7 day")
    List<Person> q0();

    @Query("select p from Person p where p.born + 1 day <= current_date() and p.seen < current_timestamp - 1 day")
    List<Person> q1();

    @Query("select p from Person p where p.born > current_date - :days day")
    List<Person> q2(@Param("days") int days);

    @Query("select p from Person p where datediff(day, p.born, current_date) > 1")
    List<Person> q3();

    @Query("select p from Person p where dateadd(month, 1, p.born) > current_date")
    List<Person> q4();
}

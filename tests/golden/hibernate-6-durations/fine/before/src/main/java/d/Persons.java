package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.born > current_date - 7 day and p.id + 1 > 2")
    List<Person> q0();

    @Query("select p from Person p where p.born > current_date - :age")
    List<Person> q1(@Param("age") Duration age);

    @Query("select p from Person p where datediff(day, p.born, current_date) > 1")
    List<Person> q2();
}

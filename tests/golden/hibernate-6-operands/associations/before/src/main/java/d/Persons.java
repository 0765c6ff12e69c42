package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.parent = 1 or p.parent in (1, 2)")
    List<Person> q0();

    @Query("update Person set parent = 2 where active = '1'")
    List<Person> q1();

    @Query("select x from Pet x where x.mother <> 'a' and x.owner = 1")
    List<Person> q2();

    @Query("update Person p set p.active = 'false', p.born = current_timestamp")
    List<Person> q3();

    @Query("select p from Person p where p.id % 2 = 0 and p.id like %:n%")
    List<Person> q9(String n);
}

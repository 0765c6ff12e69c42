package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.parent.id = 1 or p.parent.id in (1, 2)")
    List<Person> q0();

    @Query("update Person set parent.id = 2 where active = true")
    List<Person> q1();

    @Query("select x from Pet x where x.mother.code <> 'a' and x.owner.id = 1")
    List<Person> q2();

    @Query("update Person p set p.active = false, p.born = current_date")
    List<Person> q3();

    @Query("select p from Person p where mod(p.id, 2) = 0 and cast(p.id as string) like %:n%")
    List<Person> q9(String n);
}

package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p join p.pets x where x.age = 3")
    List<Person> q0();

    @Query("select p from Person p left join fetch p.byName x where x.age = 3")
    List<Person> q1();
}

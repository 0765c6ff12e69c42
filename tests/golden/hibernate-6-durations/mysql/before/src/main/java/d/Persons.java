package d;

import org.springframework.data.jpa.repository.Query;

interface Persons {
    @Query("select p from Person p where p.born > current_date - 7")
    List<Person> q0();
}

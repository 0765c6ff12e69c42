package com.acme;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PersonRepository extends JpaRepository<Person, Long> {
    @Query("select p from Person p where p.name = ?#{[0]} or p.name like %?#{[0].trim()}%")
    List<Person> evaluated(String name);

    @Query("select p from Person p where p.level = '0'")
    List<Person> ordinals();
}

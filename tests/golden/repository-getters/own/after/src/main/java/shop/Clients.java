package shop;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Clients extends JpaRepository<Client, Integer> {

    @Query("select e from Client e where e.number = ?1")
    Client getById(int id);
}

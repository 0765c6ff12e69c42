package shop;

import org.springframework.data.jpa.repository.JpaRepository;

interface Clients extends JpaRepository<Client, Integer> {

    Client getById(int id);
}

package shop;

import static shop.Queries.DISABLE;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Tokens extends JpaRepository<Token, Long> {
    @Query(DISABLE)
    void disable(Long user);

    @Query(value = Queries.NATIVE, nativeQuery = true)
    Long find(Long user);
}

package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface AccountRepository extends JpaRepository<Account, Long> {
    String FILTER = "select a from Account a where (:active is null or a.active = :active) "
            + "and (:name is null or lower(a.name) like :name)";

    @Query(FILTER)
    List<Account> filtered(@Param("active") Boolean active, @Param("name") String name);

    @Query("from Account a where a.blockedBy is null")
    List<Account> free();

    @Query("""
            select a from Account a
            where a.blockedBy is not null and a.name is not null
              and a.active is not null
            """)
    List<Account> blocked();

    @Query("select a from Account a where a.blockedBy is null and a.active <> true and a.name <> 'root'")
    List<Account> idle();

    @Modifying
    @Query("update Account a set a.blockedBy = null, a.name = (select min(b.name) from Account b where b.active is null),"
            + " a.active = null where a.blockedBy is not null")
    void unblock();
}

package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface AccountRepository extends JpaRepository<Account, Long> {
    String FILTER = "select a from Account a where (:active=null or a.active IS :active) "
            + "and (:name = NULL or lower(a.name) like :name)";

    @Query(FILTER)
    List<Account> filtered(@Param("active") Boolean active, @Param("name") String name);

    @Query("from Account a where a.blockedBy = null")
    List<Account> free();

    @Query("""
            select a from Account a
            where a.blockedBy <> null and a.name != null
              and null <> a.active
            """)
    List<Account> blocked();

    @Query("select a from Account a where null = a.blockedBy and a.active is not true and a.name is not 'root'")
    List<Account> idle();

    @Modifying
    @Query("update Account a set a.blockedBy = null, a.name = (select min(b.name) from Account b where b.active = null),"
            + " a.active = null where a.blockedBy != null")
    void unblock();
}

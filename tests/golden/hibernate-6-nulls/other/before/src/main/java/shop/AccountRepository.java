package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface AccountRepository extends JpaRepository<Account, Long> {
    @Modifying
    @Query("update Account a set a.blockedBy = null, a.name=null where a.id = :id")
    void unblock(@Param("id") Long id);

    @Query(value = "select * from account where name = null", nativeQuery = true)
    List<Account> none();

    @Query("select a from Account a where a.name is null and a.active is true or a.name = 'x = null'")
    List<Account> known();

    @Query("select a from Account a where :#{#filter.name == null} = true or a.name = :#{#filter.name}")
    List<Account> filtered(@Param("filter") Account filter);

    @Query("select coalesce(a.name, null), case when a.active is null then null else 1 end from Account a")
    List<Object[]> rows();
}

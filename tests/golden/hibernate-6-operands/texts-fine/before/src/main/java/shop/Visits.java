package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Visits extends JpaRepository<Visit, Long> {
    @Query("select v from Visit v where lower(v.note) like ?1 or v.shop.name like ?1 or v.country.code like ?1")
    List<Visit> q1(String text);

    @Query("select v from Visit v where concat(v.id, ' ', v.startedAt) like ?1 or v.id || v.note like ?1")
    List<Visit> q2(String text);

    @Query("select v from Visit v where lower(cast(v.startedAt as string)) like ?1 or cast(v.id as string) like ?1")
    List<Visit> q3(String text);

    @Query("select v from Visit v where lower(v.seen) like ?1 or v.token like ?1 or v.done like ?1 or lower(v.kind) like ?1")
    List<Visit> q4(String text);

    @Query("select v from Visit v where year(v.startedAt) = 2020 and length(v.note) > 3 and cast(year(v.startedAt) as string) like ?1")
    List<Visit> q5(String text);

    @Query("select v from Visit v where lower(v.unknown.id) like ?1 or other.id like ?1 or str(v.id) like ?1")
    List<Visit> q6(String text);
}

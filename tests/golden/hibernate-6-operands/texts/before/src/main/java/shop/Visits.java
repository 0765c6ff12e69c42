package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Visits extends JpaRepository<Visit, Long> {
    @Query("select v from Visit v where lower(v.startedAt) like lower(concat('%', ?1, '%')) or upper(trim(v.id)) = ?1")
    List<Visit> q1(String text);

    @Query("select v from Visit v where v.shop.number like ?1% or v.span.until like ?1 or lower(v.span.until) = ?1")
    List<Visit> q2(String text);

    @Query("select v from Visit v where v.shop like ?1 or lower(v.country) = ?1 or v.country like ?1")
    List<Visit> q3(String text);

    @Query("select v from Visit v where trim(leading '0' from v.price) = ?1 or replace(v.price, '.', ',') = ?1 or locate(?1, v.id) > 0")
    List<Visit> q4(String text);

    @Query("select v from Visit v where v.opens like ?1 or v.note like v.id or year(v.startedAt) not like ?1")
    List<Visit> q5(String text);

    @Query("select v from Visit v join v.shop s where s.number like ?1 or lower(formatdatetime(v.startedAt, 'yyyy')) like ?1")
    List<Visit> q6(String text);

    @Query("select v from Visit v where to_char(v.startedAt, 'MM') like ?1")
    List<Visit> q7(String text);

    @Query("from Visit where shop.number like ?1 or lower(id) like ?1")
    List<Visit> q8(String text);
}

package shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Visits extends JpaRepository<Visit, Long> {
    @Query("select v from Visit v where lower(cast(v.startedAt as string)) like lower(concat('%', ?1, '%')) or upper(trim(cast(v.id as string))) = ?1")
    List<Visit> q1(String text);

    @Query("select v from Visit v where cast(v.shop.number as string) like ?1% or cast(v.span.until as string) like ?1 or lower(cast(v.span.until as string)) = ?1")
    List<Visit> q2(String text);

    @Query("select v from Visit v where cast(v.shop.number as string) like ?1 or lower(v.country.code) = ?1 or v.country.code like ?1")
    List<Visit> q3(String text);

    @Query("select v from Visit v where trim(leading '0' from cast(v.price as string)) = ?1 or replace(cast(v.price as string), '.', ',') = ?1 or locate(?1, cast(v.id as string)) > 0")
    List<Visit> q4(String text);

    @Query("select v from Visit v where cast(v.opens as string) like ?1 or v.note like cast(v.id as string) or cast(year(v.startedAt) as string) not like ?1")
    List<Visit> q5(String text);

    @Query("select v from Visit v join v.shop s where cast(s.number as string) like ?1 or lower(cast(formatdatetime(v.startedAt, 'yyyy') as string)) like ?1")
    List<Visit> q6(String text);

    @Query("select v from Visit v where cast(to_char(v.startedAt, 'MM') as string) like ?1")
    List<Visit> q7(String text);

    @Query("from Visit where cast(shop.number as string) like ?1 or lower(cast(id as string)) like ?1")
    List<Visit> q8(String text);
}

package d;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface Pets extends JpaRepository<Pet, Long> {

    @Query("select p from Pet p where (:name is null or p.name = :name)")
    List<Pet> byName(@Param("name") String name);

    @Query("select p from Pet p where (coalesce(:kind, p.kind) is null) or p.kind in :kinds")
    List<Pet> byKind(@Param("kind") String kind, @Param("kinds") List<String> kinds);

    @Query(value = "select * from pet where (coalesce(:kinds) is null or kind in (:kinds))", nativeQuery = true)
    List<Pet> inSql(@Param("kinds") List<String> kinds);

    @Query("select p from Pet p where (coalesce(?1) is null or p.kind in ?1)")
    List<Pet> byPlace(List<String> kinds);
}

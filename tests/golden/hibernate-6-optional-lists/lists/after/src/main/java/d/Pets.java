package d;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface Pets extends JpaRepository<Pet, Long> {

    @Query("select p from Pet p where (:#{#kinds == null} = true OR p.kind in :kinds) "
            + "and lower(p.name) like concat('%', :name)")
    List<Pet> find(List<String> kinds, String name);

    @Query("select p from Pet p where (:#{#all == null} = true or p.kind in (:all))")
    List<Pet> nested(@Param("all") Collection<String> kinds);

    @Query("select p from Pet p where (:#{#kinds == null} = true or p.kind in :kinds) and (:#{#names == null} = false)")
    List<Pet> bare(@Param("kinds") Set<String> kinds, @Param("names") Set<String> names);

    @Query("select p from Pet p where :#{#kinds == null} = true or p.kind in :kinds")
    List<Pet> first(List<String> kinds);
}

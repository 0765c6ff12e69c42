package shop;

import java.util.List;
import javax.persistence.Entity;
import javax.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

@Entity
class Note {
    @Id Long id;
}

interface Notes extends JpaRepository<Note, Long> {
    @Query("select n from Note n where (coalesce(:ids, null) is null or n.id in (:ids))")
    List<Note> any(@Param("ids") List<Long> ids);
}

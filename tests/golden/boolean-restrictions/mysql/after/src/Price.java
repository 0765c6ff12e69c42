package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;

@Entity
@SQLDelete(sql = "update price set is_gone = 'true' where id = ?")
@SQLRestriction("is_gone = false and kind <> 'f' and active <> false")
class Price {

    @Id
    private Long id;

    @Column(name = "is_gone")
    private boolean gone;

    private Boolean active;

    private String kind;
}

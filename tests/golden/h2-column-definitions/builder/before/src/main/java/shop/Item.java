package shop;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;

@Entity
public class Item {
    @Id
    private Long id;
    @Column(columnDefinition = "int(11)")
    private int count;
}

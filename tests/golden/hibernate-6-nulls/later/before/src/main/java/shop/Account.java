package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Account {
    @Id
    private Long id;
    private String name;
    private Boolean active;
    private Long blockedBy;
}

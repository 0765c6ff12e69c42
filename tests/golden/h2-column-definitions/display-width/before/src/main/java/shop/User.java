package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
public class User {
    @Column(columnDefinition = "tinyint(1) default 1")
    private Boolean enabled;
}

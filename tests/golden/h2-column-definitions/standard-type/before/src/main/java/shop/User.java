package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
public class User {
    @Column(columnDefinition = "varchar(20) default 'x'")
    private Boolean enabled;
}

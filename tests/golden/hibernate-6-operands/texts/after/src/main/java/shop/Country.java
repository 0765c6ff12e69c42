package shop;

import jakarta.persistence.*;

@Entity
public class Country {
    @Id
    private String code;
}

package shop;

import jakarta.persistence.*;

@Entity
public class Shop {
    @Id
    private Integer number;
    private String name;
}

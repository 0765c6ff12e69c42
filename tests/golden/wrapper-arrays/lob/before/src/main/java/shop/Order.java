package shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;

@Entity
public class Order {
    @Id
    private Long id;
    @Lob
    private Byte[] image;
}

package d;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Pet {
    @Id
    private String code;
    private Integer age;
    @ManyToOne
    private Person owner;
    @ManyToOne
    private Pet mother;
}

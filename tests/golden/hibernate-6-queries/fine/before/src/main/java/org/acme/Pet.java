package org.acme;
@Entity
@Table(name = "pets")
public class Pet {
    @Id private Integer id;
    @ManyToOne @JoinColumn(name = "type_id") private PetType type;
    private int active;
}

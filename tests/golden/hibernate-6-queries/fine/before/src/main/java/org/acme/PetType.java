package org.acme;
@Entity
public class PetType {
    @Id private Integer id;
}

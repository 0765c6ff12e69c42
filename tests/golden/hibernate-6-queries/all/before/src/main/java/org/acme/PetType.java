package org.acme;
@Entity
public class PetType extends BaseEntity {
    private String name;
}

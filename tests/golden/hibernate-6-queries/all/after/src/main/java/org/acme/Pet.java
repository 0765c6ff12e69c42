package org.acme;
@Entity
@Table(name = "pets")
public class Pet extends BaseEntity {
    @ManyToOne @JoinColumn(name = "type_id") private PetType type;
    @Column(name = "birth_date") private LocalDate birthDate;
    @ManyToOne private Owner owner;
    private boolean active;
    @Enumerated(EnumType.STRING) private Status status;
    private int visit_count;
    @OneToMany private Set<Visit> visits;
}

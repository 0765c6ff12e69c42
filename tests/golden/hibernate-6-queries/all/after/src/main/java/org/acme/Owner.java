package org.acme;
@Entity
public class Owner extends BaseEntity {
    private Pet favourite;
}

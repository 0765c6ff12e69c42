package org.acme;
@MappedSuperclass
public class BaseEntity {
    @Id @GeneratedValue protected Integer id;
}

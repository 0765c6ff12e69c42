package com.acme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;

@Entity
public class Customer {
    @Id
    private Long id;
    private String code;
    private Integer age;
    private double rate;
    private Long managerId;
    private LocalDate birthday;
    private LocalDateTime createdAt;
    private Date updated;
    private Instant seen;
    private Level level;
    @ManyToOne
    private Customer parent;
    @OneToMany(mappedBy = "customer")
    private List<Purchase> purchases;
}

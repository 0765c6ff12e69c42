package com.northquay.warehouse.domain;

import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;

import lombok.Getter;
import lombok.NoArgsConstructor;

@Entity
@Getter
@NoArgsConstructor
public class Location {

    @Id
    @GeneratedValue
    private Long id;

    /** Aisle, rack and shelf: {@code A-01-2}. */
    private String code;

    @Enumerated(EnumType.STRING)
    private Zone zone;

    public Location(String code, Zone zone) {
        this.code = code;
        this.zone = zone;
    }
}

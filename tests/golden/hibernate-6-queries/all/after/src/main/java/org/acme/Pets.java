package org.acme;

public interface Pets extends JpaRepository<Pet, Integer> {
    @Query("select p from Pet p where p.owner.id = :owner and p.active = true")
    List<Pet> a(@Param("owner") Integer owner);

    @Query("select p from Pet p where p.owner = ?1 and p.status = org.acme.Status.OPEN")
    List<Pet> b(Owner owner);

    @Query("select p from Pet p where p.owner.id = ?1 and p.birthDate > ?2")
    List<Pet> c(Integer owner, LocalDate from);

    @Query("select v from Pet p join p.visits v where p.active = false")
    List<Visit> d();

    @Query("select p from Pet p where p.owner.id <> ?1 and p.visit_count = 1")
    List<Pet> e(Long owner);
}

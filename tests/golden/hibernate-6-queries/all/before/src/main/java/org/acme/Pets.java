package org.acme;

public interface Pets extends JpaRepository<Pet, Integer> {
    @Query("select p from Pet p where p.owner = :owner and p.active = 1")
    List<Pet> a(@Param("owner") Integer owner);

    @Query("select p from Pet p where p.owner = ?1 and p.status = 'OPEN';")
    List<Pet> b(Owner owner);

    @Query("select p from Pet p where p.owner.id = ? and p.birthDate > ?")
    List<Pet> c(Integer owner, LocalDate from);

    @Query("select v from Pet p, in (p.visits) v where p.active = 0")
    List<Visit> d();

    @Query("select p from Pet p where p.owner <> ?1 and p.visit_count = 1")
    List<Pet> e(Long owner);
}

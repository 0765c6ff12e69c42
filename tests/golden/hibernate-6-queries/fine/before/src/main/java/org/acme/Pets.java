package org.acme;

public interface Pets extends JpaRepository<Pet, Integer> {
    @Query(value = "select * from pets where type_id = ? and active = 1;", nativeQuery = true)
    List<Pet> a(Integer type);

    @Query("select p from Pet p join p.type t where p.type = :type and p.active = 1 and t.id in (1, 2)")
    List<Pet> b(@Param("type") PetType type);

    @Query("select p from Pet p, PetType t where p.type = t and p.type.id = ?1 and t.id = :#{#x}")
    List<Pet> c(Integer id);
}

import type { Stored } from "~/platform/forms/field-state";
import type { Criteria } from "../criteria";

/** Stored criteria as the fields of the criteria page. */
export function criteriaFields(criteria: Criteria): Stored {
  const {
    place,
    decile,
    female_head,
    house_ownership,
    land_title,
    member_class,
    age,
    sex,
    disability,
    occupation,
  } = criteria;
  return {
    place: place?.codes,
    decile: decile?.in,
    decile_unknown: decile?.unknown,
    female_head: female_head !== undefined,
    female_head_unknown: female_head?.unknown,
    house_ownership: house_ownership?.in,
    house_ownership_unknown: house_ownership?.unknown,
    land_title: land_title !== undefined,
    land_title_unknown: land_title?.unknown,
    member_class: member_class?.in,
    member_class_unknown: member_class?.unknown,
    age_min: age?.min,
    age_max: age?.max,
    age_unknown: age?.unknown,
    sex: sex?.is,
    sex_unknown: sex?.unknown,
    disability: disability?.in,
    disability_unknown: disability?.unknown,
    occupation: occupation?.in,
    occupation_unknown: occupation?.unknown,
  };
}

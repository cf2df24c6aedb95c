import { IconButton } from "../card/components/Button";
import type { Taught } from "../generated/protocol";
import { t } from "../shared/i18n";
import type { TaughtField } from "../shared/taught";

interface TaughtTableProps {
  fields: readonly TaughtField[];
  onRemove(field: TaughtField): void;
}

/** Each taught field with the ways back to it. */
export function TaughtTable({ fields, onRemove }: TaughtTableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t("taught_field")}</th>
          <th scope="col">{t("taught_found_by")}</th>
          <th scope="col">
            <span class="hidden">{t("remove")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.key} data-key={field.key}>
            <th scope="row">{field.title}</th>
            <td>{waysBack(field.taught).join(", ")}</td>
            <td>
              <IconButton
                name="remove"
                icon="close"
                label={t("remove_field", field.title)}
                onPress={() => onRemove(field)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function waysBack({ label, section, id, name, position, among, frame }: Taught): string[] {
  const ways: string[] = [];
  if (label) ways.push(t("taught_by_label", label));
  if (section) ways.push(t("taught_by_section", section));
  if (id) ways.push(t("taught_by_id", id));
  if (name && name !== id) ways.push(t("taught_by_name", name));
  if (among > 1) ways.push(t("taught_by_position", position + 1, among));
  if (frame) ways.push(t("taught_by_frame", frame));
  return ways;
}
